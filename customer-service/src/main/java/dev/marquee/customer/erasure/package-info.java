/** Customers who go, and people who are forgotten everywhere. */
@NullMarked
package dev.marquee.customer.erasure;

import org.jspecify.annotations.NullMarked;
