package dev.marquee.platform.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/** A service whose database is away says so. */
@AutoConfiguration
@ConditionalOnWebApplication
@Import(DatabaseAwayAdvice.class)
public class DatabaseAwayAutoConfiguration {}
