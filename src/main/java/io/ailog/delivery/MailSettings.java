package io.ailog.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who gets mail, and which server takes it.
 *
 * @param to addresses with commas between, {@code ALERT_EMAIL_TO}; empty for no mail
 * @param from the sender's address, {@code SMTP_FROM}
 * @param server that takes it
 */
record MailSettings(String to, String from, Server server) {
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}@,;:<>()\"\\[\\]\\\\]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    /**
     * A server of SMTP.
     *
     * @param host {@code SMTP_HOST}
     * @param port {@code SMTP_PORT}, usually 587, with {@code tls} 465
     * @param username who sends, {@code SMTP_USERNAME}; empty for nobody in particular
     * @param starttls whether what is begun in the clear must go on encrypted, {@code SMTP_STARTTLS}
     * @param tls whether all is encrypted from the beginning, {@code SMTP_TLS}
     */
    record Server(String host, int port, String username, String password, boolean starttls, boolean tls) {
        Server {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("`SMTP_PORT` must be 1 to 65535, was " + port + ".");
            }
        }

        @Override
        public String toString() {
            return "Server[host=" + host + ", port=" + port + "]";
        }
    }

    MailSettings {
        if (!to.isBlank()) {
            if (addresses(to).isEmpty() || !addresses(to).stream().allMatch(MailSettings::isAddress)) {
                throw new IllegalArgumentException(
                        "`ALERT_EMAIL_TO` must be addresses as in team@company.example, with commas between.");
            }
            if (!isAddress(from)) {
                throw new IllegalArgumentException("`SMTP_FROM` must be the address of a sender, as in"
                        + " ailog@company.example, since `ALERT_EMAIL_TO` is set.");
            }
            if (server.host().isBlank()) {
                throw new IllegalArgumentException("`SMTP_HOST` must name a server, since `ALERT_EMAIL_TO` is set.");
            }
        }
    }

    List<String> addresses() {
        return addresses(to);
    }

    private static List<String> addresses(final String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static boolean isAddress(final String text) {
        return ADDRESS.matcher(text).matches();
    }
}
