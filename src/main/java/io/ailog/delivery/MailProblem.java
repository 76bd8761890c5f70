package io.ailog.delivery;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/** Why a mail was not taken, in words: what servers say may have anything in it, and is not repeated. */
final class MailProblem {
    private MailProblem() {}

    static String of(final Throwable thrown) {
        final Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        gather(thrown, all);
        if (has(SSLException.class, all)) {
            return "its certificate is not trusted, or it speaks no TLS. Check SMTP_TLS, SMTP_STARTTLS and SMTP_PORT";
        }
        if (has(AuthenticationFailedException.class, all)) {
            return "it refuses who asks. Check SMTP_USERNAME and SMTP_PASSWORD";
        }
        if (has(SendFailedException.class, all)) {
            return "it takes no mail from SMTP_FROM for ALERT_EMAIL_TO. Check both, and whether it wants SMTP_USERNAME";
        }
        final String refusal = "it didn't go on as it should. Check SMTP_HOST, SMTP_PORT, SMTP_TLS and SMTP_STARTTLS";
        return has(IOException.class, all) ? "no connection, or it broke. Check SMTP_HOST and SMTP_PORT" : refusal;
    }

    private static boolean has(final Class<? extends Throwable> type, final Set<Throwable> all) {
        return all.stream().anyMatch(type::isInstance);
    }

    /** Causes, and what Spring and Jakarta keep beside them. */
    private static void gather(final @Nullable Throwable thrown, final Set<Throwable> all) {
        if (thrown == null || !all.add(thrown)) {
            return;
        }
        final List<@Nullable Throwable> next = new ArrayList<>();
        next.add(thrown.getCause());
        if (thrown instanceof MailSendException several) {
            next.addAll(List.of(several.getMessageExceptions()));
        }
        if (thrown instanceof MessagingException one) {
            next.add(one.getNextException());
        }
        next.forEach(each -> gather(each, all));
    }
}
