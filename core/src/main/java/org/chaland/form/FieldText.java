package org.chaland.form;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.chaland.model.CanonicalEmail;

/**
 * The text of one field has none of the faults of {@link TextFault} and follows the rule of its kind. {@code null} is valid, and
 * so is every length.
 */
@Constraint(validatedBy = FieldText.Validator.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface FieldText {

    Kind value();

    String message() default "{form.control}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What kind of text a field holds. */
    enum Kind {
        /** Any text on one line, in any language, with pictures. */
        PLAIN("control", text -> true),
        /**
         * A name of a person or a part of one, in any language: at least one letter; otherwise letters, digits, spaces, marks,
         * dots, apostrophes and hyphens, and their counterparts in Hebrew, Japanese and typeset text. No pictures.
         */
        NAME("name", Kind::isName),
        /** An e-mail address that {@link CanonicalEmail} accepts. */
        EMAIL("email", text -> CanonicalEmail.of(text).isPresent()),
        /**
         * A phone number as people write it: at least three digits 0 to 9; also spaces, letters (of an extension, or in place of
         * digits), {@code ( ) - . / , ; # *}, and {@code +} at the start.
         */
        PHONE("phone", Kind::isPhoneNumber),
        /** Two capital letters, the form of ISO 3166-1 alpha-2; which codes exist and are served is checked by shop. */
        COUNTRY("country", Pattern.compile("[A-Z]{2}").asMatchPredicate()),
        /**
         * A well-formed language tag of BCP 47 (RFC 5646) that names a language, of 35 characters at most, in any case. Refused
         * are tags of private use only, the irregular tags from before 2006, and extensions named by a digit: none is
         * registered, and the JDK calls such a tag ill-formed.
         */
        LANGUAGE("language", Kind::isLanguageTag),
        /**
         * A VAT identification number with its prefix, in any case, with or without spaces and dots inside. After a prefix of the
         * European Union or of Northern Ireland ({@code XI}) it has the format of that country; any other number is 4 to 20
         * letters, digits, spaces and {@code . - /}. Check digits are not checked: their rules change, and only the tax
         * authorities know which numbers exist.
         */
        VAT_ID("vatId", VatIdFormat::accepts);

        private static final String NAME_PUNCTUATION = "'’-.·" + "‐‑" + "־׳״" + "・";
        private static final String PHONE_SIGNS = "()-./,;#*";
        private static final int FEWEST_PHONE_DIGITS = 3;
        private static final int LONGEST_LANGUAGE_TAG = 35;
        private static final Pattern LANGUAGE_TAG = Pattern.compile(
                "(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})" // language
                        + "(?:-[a-z]{4})?" // script
                        + "(?:-(?:[a-z]{2}|[0-9]{3}))?" // region
                        + "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*" // variants
                        + "(?:-[a-wy-z](?:-[a-z0-9]{2,8})+)*" // extensions
                        + "(?:-x(?:-[a-z0-9]{1,8})+)?", // private use
                Pattern.CASE_INSENSITIVE);

        private final String code;
        private final Predicate<String> rule;

        Kind(String code, Predicate<String> rule) {
            this.code = code;
            this.rule = rule;
        }

        /** The code of the violation. */
        String code() {
            return code;
        }

        /** Whether a text without faults follows the rule. */
        boolean accepts(String text) {
            return rule.test(text);
        }

        private static boolean isName(String text) {
            return text.codePoints().anyMatch(CodePoints::isLetter)
                    && text.codePoints().allMatch(Kind::isPartOfName);
        }

        /** An enclosing mark is refused: it turns a digit into the picture of a key. */
        private static boolean isPartOfName(int point) {
            return CodePoints.isLetter(point)
                    || CodePoints.isDigit(point)
                    || CodePoints.isSpace(point)
                    || CodePoints.isJoiner(point)
                    || (CodePoints.isMark(point) && Character.getType(point) != Character.ENCLOSING_MARK)
                    || NAME_PUNCTUATION.indexOf(point) >= 0;
        }

        private static boolean isPhoneNumber(String text) {
            var afterPlus = text.startsWith("+") ? text.substring(1) : text;
            return afterPlus.chars().filter(Kind::isAsciiDigit).count() >= FEWEST_PHONE_DIGITS
                    && afterPlus.chars().allMatch(Kind::isPartOfPhoneNumber);
        }

        private static boolean isPartOfPhoneNumber(int c) {
            return isAsciiDigit(c)
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || CodePoints.isSpace(c)
                    || PHONE_SIGNS.indexOf(c) >= 0;
        }

        private static boolean isAsciiDigit(int c) {
            return c >= '0' && c <= '9';
        }

        /** The length is checked first: a pattern with repeated groups exhausts the stack on a long text. */
        private static boolean isLanguageTag(String text) {
            return text.length() <= LONGEST_LANGUAGE_TAG
                    && LANGUAGE_TAG.matcher(text).matches();
        }
    }

    /** Reports each fault with its own code; without a fault, the code of the kind if its rule is broken. */
    final class Validator implements ConstraintValidator<FieldText, String> {

        private Kind kind = Kind.PLAIN;

        @Override
        public void initialize(FieldText constraint) {
            kind = constraint.value();
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            var faults = TextFault.in(value);
            if (faults.isEmpty() && kind.accepts(value)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            if (faults.isEmpty()) {
                report(kind.code(), context);
            }
            faults.forEach(fault -> report(fault.code(), context));
            return false;
        }

        private static void report(String code, ConstraintValidatorContext context) {
            context.buildConstraintViolationWithTemplate("{form." + code + "}").addConstraintViolation();
        }
    }
}
