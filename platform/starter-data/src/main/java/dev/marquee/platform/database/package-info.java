/** A database of one's own: an H2 file on a laptop, a PostgreSQL schema in production. */
@NullMarked
package dev.marquee.platform.database;

import org.jspecify.annotations.NullMarked;
