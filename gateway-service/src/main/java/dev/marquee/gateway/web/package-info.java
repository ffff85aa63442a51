/** What every answer has, whoever gave it: security headers, and one firewall in front. */
@NullMarked
package dev.marquee.gateway.web;

import org.jspecify.annotations.NullMarked;
