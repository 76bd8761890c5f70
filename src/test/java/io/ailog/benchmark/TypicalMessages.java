package io.ailog.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Error messages of 200 characters in the mean, of a few statements and with other values each time. */
final class TypicalMessages {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
    private static final List<String> STATEMENTS = List.of(
            "HTTP 503 Service Unavailable from http://premium-calculator.svc:8080/api/v2/premiums/{id}?tariff={n} after {n} attempts, request {uuid} is given up and will be repeated at {time}",
            "Connection to policy-db.svc:5432 refused. Check that the hostname and port are correct and that the postmaster accepts connections, pool HikariPool-{n} (total={n}, active={n}, idle={n}, waiting={n})",
            "java.net.SocketTimeoutException: Read timed out after {ms} ms calling document-archive.svc:8443 for document {uuid}, thread http-nio-8080-exec-{n}, {id} bytes came",
            "org.springframework.dao.DeadlockLoserDataAccessException: deadlock detected on claims_{n}; Process {id} waits for ShareLock on transaction {id}; blocked by process {id}",
            "Claim {uuid} of partner {mail} rejected: amount {money} exceeds limit {money} of the contract {id} at {time}, the case waits for a decision",
            "Smlouva č. {id} nebyla nalezena, požadavek {uuid} zamítnut uživateli {mail} po {ms} ms, volající služba dostala odpověď se stavem NENALEZENO, požadavek se nebude opakovat",
            "Upstream partner-directory.svc:8443 answered with an unexpected body: {\"status\":502,\"error\":\"Bad Gateway\",\"path\":\"/partners/{id}\",\"timestamp\":\"{time}\"}, the call took {ms} ms",
            "[Consumer clientId=consumer-billing-{n}, groupId=billing] Offset commit failed on partition invoices-{n} at offset {id}: the coordinator is not aware of this member",
            "Dokument /archiv/{n}/{id}.pdf konnte nicht gespeichert werden: Zeitüberschreitung nach {ms} ms beim Schreiben auf {ip}:{port}, der Auftrag {uuid} bleibt offen",
            "LDAP: error code 49 - Invalid credentials for user {mail} from {ip}:{port}, the account is going to be locked after {n} further attempts, see the audit record {hex}",
            "Failed to publish event OrderPlaced to topic orders.v{n}, key={uuid}, partition={n}: the record of {id} bytes is larger than what the broker at {ip}:{port} accepts",
            "Validation of request {uuid} failed with {n} errors: field 'amount' must be less than {money}, field 'iban' must not be blank, field 'validFrom' must be a date after {time}");

    private final Random random;

    private TypicalMessages(final long seed) {
        random = new Random(seed);
    }

    static List<String> of(final long seed, final int number) {
        final TypicalMessages messages = new TypicalMessages(seed);
        return Stream.generate(messages::next).limit(number).toList();
    }

    private String next() {
        final Matcher gaps = GAP.matcher(STATEMENTS.get(random.nextInt(STATEMENTS.size())));
        return gaps.replaceAll(gap -> value(gap.group(1)));
    }

    private String value(final String gap) {
        return switch (gap) {
            case "n" -> Integer.toString(random.nextInt(1, 1_000));
            case "id" -> Integer.toString(random.nextInt(10_000_000, 100_000_000));
            case "ms" -> Integer.toString(random.nextInt(1_000, 60_000));
            case "money" -> String.format(Locale.ROOT, "%.2f", random.nextDouble(1, 99_999));
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "hex" -> "0x" + Long.toHexString(random.nextLong());
            case "ip" -> "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
            case "port" -> Integer.toString(random.nextInt(1_024, 65_536));
            case "mail" -> "user" + random.nextInt(10_000) + "@example.com";
            case "time" ->
                String.format(
                        Locale.ROOT,
                        "2026-%02d-%02dT%02d:%02d:%02dZ",
                        random.nextInt(1, 13),
                        random.nextInt(1, 29),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60));
            default -> throw new IllegalArgumentException("No such gap: " + gap);
        };
    }
}
