package dev.zenhook.store;

/** Who commits for one who comes while nobody waits and nothing is being committed. */
enum Lone {
    /** Its own thread, for this one commit: that saves the way to another thread and back. */
    COMMITS_ITSELF,

    /** The thread that commits groups. */
    IS_A_GROUP;

    /**
     * Where a database is embedded, to commit is to compute and to wait for the disk, and nothing disturbs that. The thread
     * of a request keeps its core meanwhile, so there is to be another one, on which others come, or there were no groups.
     */
    static Lone at(Database database) {
        return database.embedded() && Runtime.getRuntime().availableProcessors() > 1 ? COMMITS_ITSELF : IS_A_GROUP;
    }
}
