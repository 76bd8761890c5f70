package io.ailog.logs;

/**
 * An entry of the catalogue: something that an application logs again and again, with other details each time.
 *
 * @param level ERROR, WARN or INFO
 * @param weight how often, in proportion to the other entries of its product and level
 * @param application who logs it
 * @param text what stays and what varies
 * @param stack lines of a stack trace to follow, empty for none
 */
record ErrorText(String level, int weight, String application, Template text, String stack) {
    String message(final Dice dice, final String environment) {
        return text.fill(dice, environment) + stack;
    }
}
