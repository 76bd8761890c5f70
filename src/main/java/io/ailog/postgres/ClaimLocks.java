package io.ailog.postgres;

/** The session locks that tell living holders of claims from dead ones. */
final class ClaimLocks {
    /** The class of the locks under claims' numbers; the locks of other programs have other classes. */
    static final int CLASS = 0x41494C47;

    /** The lock that makes claiming itself one at a time. */
    static final int TURN = 0;

    /** A subquery that finds the lock of the row called {@code claim}, when its holder is alive. */
    static final String HELD = """
            SELECT FROM pg_catalog.pg_locks AS lock
            WHERE lock.locktype = 'advisory'
              AND lock.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
              AND lock.classid = %d
              AND lock.objid = claim.id::oid
              AND lock.objsubid = 2
              AND lock.granted
            """.formatted(CLASS);

    private ClaimLocks() {}
}
