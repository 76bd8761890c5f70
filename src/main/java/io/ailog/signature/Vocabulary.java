package io.ailog.signature;

/** The few words whose meaning shows that a neighbour is a value, each with what it means as bits. */
final class Vocabulary {
    /** Measures the number before it, or belongs to a point in time. */
    static final int UNIT = 1;
    /** A day or a month. */
    static final int CALENDAR = 1 << 1;
    /** Is followed by somebody's or something's name. */
    static final int NAMED = 1 << 2;
    /** Stands before such a word when a name follows it. */
    static final int INTRODUCTION = 1 << 3;
    /** Stands after such a name. */
    static final int CONTINUATION = 1 << 4;
    /** Is no name. */
    static final int NO_NAME = 1 << 5;

    static final int BOOLEAN = 1 << 6;
    /** Counts as a value in a list. */
    static final int SWITCH = 1 << 7;
    /** Ends the name of a key that is set to one of a few constants. */
    static final int CHOICE = 1 << 8;
    /** Begins the request line of HTTP. */
    static final int METHOD = 1 << 9;
    /** The last part of a host's or a file's name. */
    static final int SUFFIX = 1 << 10;

    static final int FROM = 1 << 11;
    static final int TO = 1 << 12;
    static final int FOR = 1 << 13;

    private static final int SLOTS = 1 << 10;
    private static final int LONGEST = 12;
    private static final String[] WORDS = new String[SLOTS];
    private static final int[] MEANINGS = new int[SLOTS];

    static {
        add(
                UNIT,
                "b kb mb gb tb kib mib gib tib byte bytes bits kbytes mbytes gbytes ns us ms s sec secs second seconds");
        add(
                UNIT,
                "msec msecs usec min mins minute minutes h hr hrs hour hours d day days millis milliseconds % percent");
        add(UNIT, "microseconds nanoseconds nanos week weeks hz khz mhz ghz am pm gmt utc cet cest bajtů tage tagen");
        add(
                UNIT,
                "sekund sekundy sekunda minut minuty minuta hodin hodiny hodina sekunden sekunde minuten stunden stunde");
        add(CALENDAR, "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday");
        add(CALENDAR, "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july");
        add(CALENDAR, "august september october november december");
        add(NAMED, "user username account principal host hostname uživatel uživatele benutzer nutzer");
        add(INTRODUCTION, "for invalid of by unknown from to as with pro von für illegal on at");
        add(CONTINUATION, "from by at on with in via z von aus");
        add(NO_NAME, "is was not has the a an or and to for of in by name id");
        add(BOOLEAN, "true false");
        add(SWITCH, "on off up down yes no ok null none");
        add(CHOICE, "type state status action mode phase level eventtype");
        add(METHOD, "get post put delete patch head options trace connect");
        add(SUFFIX, "com net org edu gov io cz sk de at eu uk ru cn fr local internal lan localdomain corp");
        add(
                SUFFIX,
                "java xml json log txt yml yaml properties jar war conf cfg csv sql sh exe dll cpp py js html php so");
        add(SUFFIX, "zip gz tmp pdf dat bin lock pid sock xlsx png jpg");
        add(FROM, "from z von");
        add(TO, "to na do zu nach");
        add(FOR, "for pro für");
    }

    private Vocabulary() {}

    /** What the word {@code text[from, to)} means, without regard to case; 0 for the most. */
    static int meaning(final char[] text, final int from, final int to) {
        if (to - from > LONGEST) {
            return 0;
        }
        int slot = slot(text, from, to);
        while (WORDS[slot] != null) {
            if (isSame(WORDS[slot], text, from, to)) {
                return MEANINGS[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return 0;
    }

    private static void add(final int meaning, final String words) {
        for (final String word : words.split(" ", -1)) {
            int slot = slot(word.toCharArray(), 0, word.length());
            while (WORDS[slot] != null && !WORDS[slot].equals(word)) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            WORDS[slot] = word;
            MEANINGS[slot] |= meaning;
        }
    }

    /** Where the search for a word starts: by three of its letters and its length, the case of ASCII aside. */
    private static int slot(final char[] text, final int from, final int to) {
        final int hash =
                (text[from] | 0x20) * 31 + (text[to - 1] | 0x20) * 337 + (text[from + (to - from) / 2] | 0x20) * 7;
        return (hash + (to - from) * 71) & (SLOTS - 1);
    }

    private static boolean isSame(final String word, final char[] text, final int from, final int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            final char c = text[from + i];
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
