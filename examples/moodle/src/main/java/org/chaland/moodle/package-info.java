/**
 * A Moodle as identity provider: accounts, invitations, suspension, sign-in through its own page or by password, and a support course.
 *
 * <pre>{@code
 * var moodle = new MoodleProvider(MoodleSettings.from(Map.of(
 *         "chaland.moodle.url", "https://moodle.example.org",
 *         "chaland.moodle.token", token,
 *         "chaland.moodle.support-course", "SUPPORT")));
 * }</pre>
 *
 * <p>What a Moodle administrator has to set up is in the README of this module.
 */
@NullMarked
package org.chaland.moodle;

import org.jspecify.annotations.NullMarked;
