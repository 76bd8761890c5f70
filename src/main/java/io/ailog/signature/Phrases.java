package io.ailog.signature;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Phrases searched in a text all at once: one step per character, however many phrases there are (Aho and Corasick,
 * "Efficient string matching", 1975). Case doesn't matter. A phrase starts and ends at a word's border unless it has a
 * {@code *} there.
 */
final class Phrases {
    /** Of a text without any of the phrases. */
    static final int NONE = Integer.MAX_VALUE;

    /** Characters that are told apart; all others are the same. */
    static final int CHARACTERS = 0x250;

    private record Phrase(int rank, int length, boolean openStart, boolean openEnd) {}

    private final short[] symbols = new short[CHARACTERS];
    private final int symbolCount;
    /** For each state and symbol the next state, as the place where its row starts; negative when phrases end there. */
    private final int[] next;

    private final Phrase[][] found;

    /** Phrases by their rank: what stands first in the outer list counts most. */
    Phrases(final List<List<String>> ranked) {
        symbolCount = numberSymbols(ranked);
        final int states = 1
                + ranked.stream().flatMap(List::stream).mapToInt(String::length).sum();
        next = new int[states * symbolCount];
        found = new Phrase[states][0];
        final int[] size = {1};
        for (int rank = 0; rank < ranked.size(); rank++) {
            for (final String phrase : ranked.get(rank)) {
                add(phrase, rank, size);
            }
        }
        link(size[0]);
        for (int i = 0; i < next.length; i++) {
            next[i] *= found[next[i]].length > 0 ? -symbolCount : symbolCount;
        }
    }

    /** The lowest rank of the phrases in {@code text}, or {@link #NONE}. */
    int rank(final String text) {
        final char[] characters = text.toCharArray();
        int best = NONE;
        int row = 0;
        for (int i = 0; i < characters.length; i++) {
            final char c = characters[i];
            row = next[row + (c < CHARACTERS ? symbols[c] : 0)];
            if (row < 0) {
                row = -row;
                best = Math.min(best, rank(found[row / symbolCount], text, i + 1));
            }
        }
        return best;
    }

    private static int rank(final Phrase[] phrases, final String text, final int end) {
        int best = NONE;
        for (final Phrase phrase : phrases) {
            if (phrase.rank() < best && isWhole(phrase, text, end)) {
                best = phrase.rank();
            }
        }
        return best;
    }

    private static boolean isWhole(final Phrase phrase, final String text, final int end) {
        final int start = end - phrase.length();
        return (phrase.openStart() || start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (phrase.openEnd() || end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private int numberSymbols(final List<List<String>> ranked) {
        int count = 1;
        for (final List<String> phrases : ranked) {
            for (final String phrase : phrases) {
                for (final char c : phrase.toLowerCase(Locale.ROOT).toCharArray()) {
                    if (c < CHARACTERS && symbols[c] == 0) {
                        symbols[c] = (short) count++;
                    }
                }
            }
        }
        for (char c = 0; c < CHARACTERS; c++) {
            final char lower = Character.toLowerCase(c);
            symbols[c] = lower < CHARACTERS ? symbols[lower] : 0;
        }
        return count;
    }

    private void add(final String pattern, final int rank, final int[] size) {
        final boolean openStart = pattern.startsWith("*");
        final boolean openEnd = pattern.endsWith("*");
        final String phrase =
                pattern.toLowerCase(Locale.ROOT).substring(openStart ? 1 : 0, pattern.length() - (openEnd ? 1 : 0));
        int state = 0;
        for (int i = 0; i < phrase.length(); i++) {
            final char c = phrase.charAt(i);
            final int cell = state * symbolCount + (c < CHARACTERS ? symbols[c] : 0);
            if (next[cell] == 0) {
                next[cell] = size[0]++;
            }
            state = next[cell];
        }
        found[state] = with(found[state], new Phrase(rank, phrase.length(), openStart, openEnd));
    }

    /** Completes each state by the longest proper suffix that is a state too. */
    private void link(final int states) {
        final int[] suffix = new int[states];
        final Queue<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            final int state = queue.remove();
            for (int symbol = 0; symbol < symbolCount; symbol++) {
                final int cell = state * symbolCount + symbol;
                final int fallback = state == 0 ? 0 : next[suffix[state] * symbolCount + symbol];
                if (next[cell] == 0) {
                    next[cell] = fallback;
                } else {
                    suffix[next[cell]] = fallback;
                    found[next[cell]] = with(found[next[cell]], found[fallback]);
                    queue.add(next[cell]);
                }
            }
        }
    }

    private static Phrase[] with(final Phrase[] phrases, final Phrase... more) {
        final List<Phrase> all = new ArrayList<>(Arrays.asList(phrases));
        all.addAll(Arrays.asList(more));
        return all.toArray(Phrase[]::new);
    }
}
