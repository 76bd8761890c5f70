package io.ailog.service;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The errors of a service in a window, and those before it.
 *
 * @param usual mean errors per window over the collected windows of the 24 hours before, empty when these are fewer than
 *     four
 * @param hourBefore errors in the window one hour before, empty when that was not collected
 * @param dayBefore errors in the window one day before, empty when that was not collected
 */
public record ServiceFacts(
        ServiceErrors errors, OptionalDouble usual, OptionalLong hourBefore, OptionalLong dayBefore) {}
