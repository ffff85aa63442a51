package dev.marquee.auth.factor;

import dev.marquee.auth.account.Role;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the second step.
 *
 * @param requiredFor roles that sign in with two steps; who has one and no app yet is led to it at
 *     the next sign-in
 */
@Validated
@ConfigurationProperties("marquee.auth.second-factor")
record FactorSettings(@DefaultValue Set<Role> requiredFor) {}
