/** Waiting rooms: who may book, in which order, when more come than can be served. */
@NullMarked
package dev.marquee.gateway.room;

import org.jspecify.annotations.NullMarked;
