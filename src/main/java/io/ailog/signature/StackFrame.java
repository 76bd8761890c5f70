package io.ailog.signature;

import java.util.List;

/** One frame of a stack trace, and whether it belongs to the application. */
final class StackFrame {
    /** Frames of a stack trace that count. */
    static final int COUNTED = 3;

    private static final int LONGEST = 300;
    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.",
            "org.springframework.",
            "org.apache.",
            "org.hibernate.",
            "org.eclipse.jetty.",
            "org.postgresql.",
            "org.aspectj.",
            "com.zaxxer.",
            "com.fasterxml.",
            "com.mysql.",
            "oracle.",
            "io.netty.",
            "io.undertow.",
            "reactor.",
            "io.micrometer.",
            "ch.qos.",
            "org.slf4j.",
            "feign.",
            "okhttp3.",
            "com.google.");
    private static final List<String> GENERATED = List.of(
            "lambda$",
            "$$",
            "$Proxy",
            "GeneratedMethodAccessor",
            "GeneratedConstructorAccessor",
            "ByteBuddy",
            "$HibernateProxy",
            "$auxiliary$",
            "EnhancerBy",
            "FastClassBy");

    private StackFrame() {}

    /** Class and method of the frame at {@code start}, after its {@code at}; empty unless it is the application's. */
    static String application(final String text, final int start, final int end) {
        final int bracket = text.indexOf('(', start);
        if (bracket < 0 || bracket >= end || bracket - start > LONGEST) {
            return "";
        }
        final String frame = text.substring(start, bracket);
        final String method = frame.substring(frame.lastIndexOf('/') + 1);
        final boolean foreign = LIBRARIES.stream().anyMatch(method::startsWith)
                || GENERATED.stream().anyMatch(frame::contains);
        return foreign || method.indexOf('.') < 0 ? "" : method;
    }
}
