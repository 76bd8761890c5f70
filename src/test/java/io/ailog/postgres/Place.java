package io.ailog.postgres;

import io.ailog.server.PostgresDatabase;
import java.time.Duration;

/** Settings under construction: those of a database of tests, with one or the other made wrong. */
record Place(
        String host,
        int port,
        String name,
        String user,
        String password,
        String ddlUser,
        String ddlPassword,
        String sslMode) {
    static Place of(final PostgresDatabase database) {
        return new Place(
                database.server().host(),
                database.server().port(),
                database.name(),
                database.appUser(),
                database.appPassword(),
                database.ddlUser(),
                database.ddlPassword(),
                "");
    }

    PostgresSettings settings() {
        return new PostgresSettings(
                host,
                port,
                name,
                user,
                password,
                ddlUser,
                ddlPassword,
                sslMode,
                "",
                "role_ailog_analyzer_app",
                "role_ailog_analyzer_ddl",
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                4);
    }

    Place host(final String other) {
        return new Place(other, port, name, user, password, ddlUser, ddlPassword, sslMode);
    }

    Place port(final int other) {
        return new Place(host, other, name, user, password, ddlUser, ddlPassword, sslMode);
    }

    Place name(final String other) {
        return new Place(host, port, other, user, password, ddlUser, ddlPassword, sslMode);
    }

    Place login(final String otherUser, final String otherPassword) {
        return new Place(host, port, name, otherUser, otherPassword, ddlUser, ddlPassword, sslMode);
    }

    Place ddlPassword(final String other) {
        return new Place(host, port, name, user, password, ddlUser, other, sslMode);
    }

    Place sslMode(final String other) {
        return new Place(host, port, name, user, password, ddlUser, ddlPassword, other);
    }
}
