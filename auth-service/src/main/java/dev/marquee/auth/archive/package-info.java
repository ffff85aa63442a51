/** Archives with which organisers leave: asked for, gathered from all services, fetched. */
@NullMarked
package dev.marquee.auth.archive;

import org.jspecify.annotations.NullMarked;
