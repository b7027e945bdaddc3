package dev.perennial.clock;

import dev.perennial.kernel.Refusal;

/** Why the database cannot be used as asked. */
enum InstallationRefusal implements Refusal {
    /** The database was created for real business, and its clock cannot become one that is moved by hand. */
    NOT_A_SANDBOX,
    /** The number of buckets was fixed when the database was created. */
    OTHER_BUCKETS,
    /** The zone of the platform was fixed when the database was created. */
    OTHER_ZONE
}
