package io.ailog.delivery;

import io.ailog.report.AnnouncementChannel;
import io.ailog.report.Message;
import io.ailog.report.MessageText;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail over SMTP, one for all who get it. */
@Component
final class MailChannel implements AnnouncementChannel {
    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    private final ChannelSettings settings;

    MailChannel(final ChannelSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean isWanted() {
        return !settings.mail().to().isBlank();
    }

    /** In a thread of its own: the time-outs of a socket begin anew with each line that a server lets drip. */
    @Override
    public Optional<String> problem(final Message message) {
        final FutureTask<Optional<String>> task = new FutureTask<>(sending(message));
        final Thread thread = new Thread(task, "mail");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (final TimeoutException e) {
            return Optional.of("it took longer than `ailog.announcements.timeout`, "
                    + settings.timeout().toMillis() + " ms. Check SMTP_HOST and SMTP_PORT");
        } catch (final ExecutionException e) {
            return Optional.of(MailProblem.of(e));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the wait for its answer was interrupted");
        }
    }

    private Callable<Optional<String>> sending(final Message message) {
        return () -> {
            try {
                send(message);
                return Optional.empty();
            } catch (final MessagingException | RuntimeException e) {
                final String problem = MailProblem.of(e);
                LOG.warn("the server of SMTP_HOST took no mail: {}", problem);
                return Optional.of(problem);
            }
        };
    }

    private void send(final Message message) throws MessagingException {
        final JavaMailSenderImpl sender = sender();
        final MessageText text = MessageText.of(message);
        final MailBody body = new MailBody(text);
        final MimeMessageHelper mail =
                new MimeMessageHelper(sender.createMimeMessage(), true, StandardCharsets.UTF_8.name());
        mail.setFrom(settings.mail().from());
        mail.setTo(settings.mail().addresses().toArray(String[]::new));
        mail.setSubject(text.title());
        mail.setSentDate(Date.from(message.at()));
        mail.setText(body.text(), body.html());
        // so that nobody's absence is answered to it
        mail.getMimeMessage().setHeader("Auto-Submitted", "auto-generated");
        sender.send(mail.getMimeMessage());
    }

    private JavaMailSenderImpl sender() {
        final MailSettings.Server server = settings.mail().server();
        final JavaMailSenderImpl sender = new JavaMailSenderImpl();
        final String protocol = server.tls() ? "smtps" : "smtp";
        sender.setProtocol(protocol);
        sender.setHost(server.host());
        sender.setPort(server.port());
        if (!server.username().isBlank()) {
            sender.setUsername(server.username());
            sender.setPassword(server.password());
        }
        final Properties properties = sender.getJavaMailProperties();
        final String prefix = "mail." + protocol + ".";
        final String millis = Long.toString(settings.timeout().toMillis());
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "auth", Boolean.toString(!server.username().isBlank()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", Boolean.toString(server.starttls()));
        properties.put(prefix + "starttls.required", Boolean.toString(server.starttls()));
        // all or none, so that nobody gets it twice because another's address is wrong
        properties.put(prefix + "sendpartial", "false");
        return sender;
    }
}
