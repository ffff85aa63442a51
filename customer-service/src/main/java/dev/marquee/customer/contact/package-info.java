/** The customers: who they are, whose they are, and the lists of them. */
@NullMarked
package dev.marquee.customer.contact;

import org.jspecify.annotations.NullMarked;
