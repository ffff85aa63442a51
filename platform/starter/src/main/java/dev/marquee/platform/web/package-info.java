/** Problem details, error pages, and the filters in front of every endpoint. */
@NullMarked
package dev.marquee.platform.web;

import org.jspecify.annotations.NullMarked;
