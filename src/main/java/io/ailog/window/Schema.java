package io.ailog.window;

import java.io.Writer;
import java.util.List;

/** The database schema in which windows and all that follows from them are kept. */
public interface Schema {
    /**
     * Brings the schema up to date as the owner of the schema, or changes nothing.
     *
     * @return the change sets that were applied, none when the schema was current
     * @throws Failure when the database can't be reached, refuses, or a change fails
     */
    List<String> migrate();

    /**
     * Writes the SQL that {@link #migrate} would run, and runs none of it.
     *
     * @return the change sets that are pending
     */
    List<String> preview(Writer sql);

    /**
     * Checks, as the application's user, that the schema is the one that this version works with.
     *
     * @throws Failure of kind CONFIGURATION that names {@code migrate} when it is missing or old
     */
    void requireCurrent();
}
