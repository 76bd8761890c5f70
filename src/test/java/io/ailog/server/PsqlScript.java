package io.ailog.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script for {@code psql}, run without {@code psql}. It understands what {@code db/bootstrap.sql} uses and no more:
 * {@code \set}, {@code \if :{?name}}, {@code \else}, {@code \endif}, {@code \gexec}, {@code :'name'}, {@code :"name"},
 * comments on lines of their own, and statements that end with a semicolon at the end of a line.
 */
final class PsqlScript {
    private static final Pattern VARIABLE = Pattern.compile(":(['\"])(\\w+)\\1");
    private static final Pattern DEFINED = Pattern.compile("\\\\if :\\{\\?(\\w+)}");
    private static final Pattern SET = Pattern.compile("\\\\set (\\w+) '?([^']*)'?");

    private final String text;
    private final Map<String, String> variables;
    private final Deque<Boolean> conditions = new ArrayDeque<>();
    private final StringBuilder statement = new StringBuilder();

    PsqlScript(final String text, final Map<String, String> variables) {
        this.text = text;
        this.variables = new HashMap<>(variables);
    }

    /** Runs the script, up to the first statement that fails. */
    void run(final Connection connection) throws SQLException {
        for (final String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("\\")) {
                command(line, connection);
            } else if (!conditions.contains(false) && !line.startsWith("--") && !line.isEmpty()) {
                statement.append(line).append('\n');
                if (line.endsWith(";")) {
                    execute(takeStatement(), connection);
                }
            }
        }
    }

    private void command(final String line, final Connection connection) throws SQLException {
        final Matcher defined = DEFINED.matcher(line);
        final Matcher set = SET.matcher(line);
        if (defined.matches()) {
            conditions.push(variables.containsKey(defined.group(1)));
        } else if ("\\else".equals(line)) {
            conditions.push(!conditions.pop());
        } else if ("\\endif".equals(line)) {
            conditions.pop();
        } else if (conditions.contains(false)) {
            return;
        } else if (set.matches()) {
            variables.put(set.group(1), set.group(2));
        } else if ("\\gexec".equals(line)) {
            for (final String generated : generated(takeStatement(), connection)) {
                execute(generated, connection);
            }
        } else {
            throw new IllegalArgumentException("PsqlScript doesn't know the command " + line);
        }
    }

    private String takeStatement() {
        final String taken = VARIABLE.matcher(statement).replaceAll(this::quoted);
        statement.setLength(0);
        return taken;
    }

    private String quoted(final java.util.regex.MatchResult variable) {
        final String value = variables.get(variable.group(2));
        if (value == null) {
            throw new IllegalArgumentException("The variable " + variable.group(2) + " is not set");
        }
        final String quote = variable.group(1);
        return Matcher.quoteReplacement(quote + value.replace(quote, quote + quote) + quote);
    }

    private static void execute(final String sql, final Connection connection) throws SQLException {
        try (Statement running = connection.createStatement()) {
            running.execute(sql);
        }
    }

    private static List<String> generated(final String sql, final Connection connection) throws SQLException {
        final List<String> statements = new ArrayList<>();
        try (Statement running = connection.createStatement();
                ResultSet rows = running.executeQuery(sql)) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        return statements;
    }
}
