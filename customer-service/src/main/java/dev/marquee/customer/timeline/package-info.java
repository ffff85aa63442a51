/** One customer's page: who it is, and everything that happened with it. */
@NullMarked
package dev.marquee.customer.timeline;

import org.jspecify.annotations.NullMarked;
