package io.ailog;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: starts the command that the arguments name. */
@SpringBootApplication
public class AiLogAnalyzer {
    public static void main(final String[] args) {}
}
