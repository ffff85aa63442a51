/** Connections of clients: what is sent too slowly ends, and nobody holds all of them. */
@NullMarked
package dev.marquee.platform.connection;

import org.jspecify.annotations.NullMarked;
