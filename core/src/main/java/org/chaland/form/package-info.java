/**
 * The contact form: what a shop asks for, and the check of what was typed, through Jakarta Validation.
 *
 * <pre>{@code
 * var check = new ContactFormCheck(ContactFormCheck.defaultValidator());
 * var typed = FormInput.read(parametersOfTheRequest);
 * var checked = check.check(typed, FormRules.of(shopRules, provider.fieldLimits()), locale);
 * checked.violations().forEach(violation -> show(violation.field(), violation.message()));
 * }</pre>
 */
@NullMarked
package org.chaland.form;

import org.jspecify.annotations.NullMarked;
