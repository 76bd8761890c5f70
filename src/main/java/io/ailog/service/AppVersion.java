package io.ailog.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of an application, in the order in which versions follow each other: 1.9 is before 1.10, and 2.0-rc1 and
 * 2.0-SNAPSHOT are before 2.0, which is the same as v2.0.0, 2.0.0.Final and 2.0+build7. Words that don't announce a
 * version come after it: 2.0-hotfix is later than 2.0.
 *
 * @param parts numbers without leading zeros and words in lower case; zeros at the end of a row of numbers are left out
 */
public record AppVersion(List<String> parts) implements Comparable<AppVersion> {
    private static final int LONGEST = 200;
    private static final Pattern START =
            Pattern.compile("\\s*+(?:(?:version|release|ver|v)[-_. ]?)?+(?=[0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMIT = Pattern.compile("(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}");
    private static final Pattern PART = Pattern.compile("([0-9]++)|([A-Za-z]++)");
    private static final Set<String> PLAIN = Set.of("final", "ga", "release");
    /** What announces a version, the earliest first. */
    private static final List<String> BEFORE =
            List.of("dev", "nightly", "alpha", "beta", "milestone", "pre", "preview", "ea", "rc", "cr", "snapshot");
    /** Short forms, before a number alone: 2.0b1 announces 2.0, but 1.1.1b follows 1.1.1. */
    private static final Map<String, String> SHORT = Map.of("a", "alpha", "b", "beta", "m", "milestone");

    public AppVersion {
        parts = List.copyOf(parts);
    }

    /** The version that {@code text} names; empty when it names none that has an order, as a commit or {@code latest}. */
    public static Optional<AppVersion> of(final String text) {
        final String version = withoutBuild(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        final Matcher start = START.matcher(version);
        if (!start.lookingAt() || COMMIT.matcher(version.strip()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new AppVersion(parts(version.substring(start.end()))));
    }

    private static String withoutBuild(final String text) {
        final int plus = text.indexOf('+');
        return plus < 0 ? text : text.substring(0, plus);
    }

    private static List<String> parts(final String version) {
        final List<String> parts = new ArrayList<>();
        final Matcher part = PART.matcher(version);
        while (part.find()) {
            final String number = part.group(1);
            final String word = part.group().toLowerCase(Locale.ROOT);
            if (number != null) {
                parts.add(withoutZeros(number));
            } else if (!PLAIN.contains(word)) {
                dropZeros(parts);
                parts.add(spelled(word, version, part.end()));
            }
        }
        dropZeros(parts);
        return parts;
    }

    private static String withoutZeros(final String number) {
        int start = 0;
        while (start < number.length() - 1 && number.charAt(start) == '0') {
            start++;
        }
        return number.substring(start);
    }

    private static String spelled(final String word, final String version, final int end) {
        final boolean number = end < version.length() && version.charAt(end) >= '0' && version.charAt(end) <= '9';
        return number ? SHORT.getOrDefault(word, word) : word;
    }

    private static void dropZeros(final List<String> parts) {
        while (!parts.isEmpty() && parts.get(parts.size() - 1).equals("0")) {
            parts.remove(parts.size() - 1);
        }
    }

    @Override
    public int compareTo(final AppVersion other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            final int order = compare(part(i), other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private String part(final int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static int compare(final String one, final String two) {
        final int order = Integer.compare(rank(one), rank(two));
        if (order != 0) {
            return order;
        }
        return isNumber(one) && one.length() != two.length()
                ? Integer.compare(one.length(), two.length())
                : one.compareTo(two);
    }

    /** What announces a version, in its order, then the end, then other words, then numbers. */
    private static int rank(final String part) {
        if (isNumber(part)) {
            return 2;
        }
        final int before = BEFORE.indexOf(part);
        if (before >= 0) {
            return before - BEFORE.size();
        }
        return part.isEmpty() ? 0 : 1;
    }

    private static boolean isNumber(final String part) {
        return !part.isEmpty() && part.charAt(0) <= '9';
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
