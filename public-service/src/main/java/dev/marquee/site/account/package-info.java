/** The pages of a buyer who has an account. */
@NullMarked
package dev.marquee.site.account;

import org.jspecify.annotations.NullMarked;
