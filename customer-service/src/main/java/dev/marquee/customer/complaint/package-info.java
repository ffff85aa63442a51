/**
 * Complaints: what somebody wrote, who answers, and by when. The packages below it show, file and
 * send them.
 */
@NullMarked
package dev.marquee.customer.complaint;

import org.jspecify.annotations.NullMarked;
