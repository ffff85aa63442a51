/** Entities and repositories of Spring Data JPA: settings, searching, sorting and paging. */
@NullMarked
package dev.marquee.platform.jpa;

import org.jspecify.annotations.NullMarked;
