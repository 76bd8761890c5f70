package io.ailog.postgres;

import io.ailog.window.Failure;

/**
 * A user of the database with the keys that its name and password were read from.
 *
 * @param userKey the key of {@code .env} that names the user
 * @param passwordKey the key that holds the password
 */
record Login(String userKey, String user, String passwordKey, String password) {
    /** This login, when both name and password are there. */
    Login complete() {
        requirePresent(userKey, user);
        requirePresent(passwordKey, password);
        return this;
    }

    private static void requirePresent(final String key, final String value) {
        if (value.isBlank()) {
            throw new Failure(
                    Failure.Kind.CONFIGURATION,
                    key + " is missing. Set it in .env or in the environment, or name a file that holds it in " + key
                            + "_FILE.");
        }
    }

    @Override
    public String toString() {
        return userKey + "=" + user;
    }
}
