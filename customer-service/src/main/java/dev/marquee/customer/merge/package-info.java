/** Two customers who turn out to be one. */
@NullMarked
package dev.marquee.customer.merge;

import org.jspecify.annotations.NullMarked;
