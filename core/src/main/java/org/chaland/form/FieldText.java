package org.chaland.form;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.Character.UnicodeScript;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
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
        PLAIN(text -> Optional.empty()),
        /**
         * A name of a person or a part of one, as registers hold it, in any language: at least one letter; otherwise letters, digits,
         * spaces, marks, and the punctuation of names and their abbreviations, as in {@code Davis, Jr.} or {@code Bob & Sally}. No
         * pictures. Nothing that a mail program makes a link of: names are written into mails, and anybody can leave one.
         */
        NAME(Kind::wrongName),
        /** An e-mail address that {@link CanonicalEmail} accepts. */
        EMAIL(Kind::wrongEmail),
        /**
         * A phone number as people write it: at least three digits, of any script; also spaces, letters (of an extension, or in place of
         * digits), dashes, brackets, {@code . / , ; : # * ~ _}, and {@code +} before digits. Which numbers exist is not checked: only the
         * networks know.
         */
        PHONE(Kind::wrongPhoneNumber),
        /** Two capital letters, the form of ISO 3166-1 alpha-2; which codes exist and are served is checked by shop. */
        COUNTRY(text -> text.matches("[A-Z]{2}") ? Optional.empty() : Wrong.as("country")),
        /**
         * A well-formed language tag of BCP 47 (RFC 5646) that names a language, of 35 characters at most, in any case. Refused
         * are tags of private use only, the irregular tags from before 2006, and extensions named by a digit: none is
         * registered, and the JDK calls such a tag ill-formed.
         */
        LANGUAGE(text -> isLanguageTag(text) ? Optional.empty() : Wrong.as("language")),
        /** A VAT identification number of any country; whether it is one of the country of the invoice, {@link ShopRequirements} checks. */
        VAT_ID(text -> VatId.isSomewhere(text) ? Optional.empty() : Wrong.as("vatId"));

        /** Beside it, the punctuation of scripts of their own, and the full-width forms of these. */
        private static final String NAME_PUNCTUATION = "'’‘ʼ`´′‛\"“”„«»‹›.,/&()!·‧•∙⋅・･゠＝־׳״ªº،";

        private static final String PHONE_SIGNS = "()[]./,;:#*~_|·•∙−";
        private static final int FEWEST_PHONE_DIGITS = 3;
        private static final int LONGEST_LANGUAGE_TAG = 35;
        private static final Pattern LINK = Pattern.compile(
                "://|(?:^|[\\s\\p{P}])www\\.|[\\p{L}\\p{N}]\\.\\p{L}{2,}[/?#]",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        private static final Pattern SPREADSHEET_NUMBER =
                Pattern.compile("\\d(?:[.,]\\d+)?E[+-]?\\d+", Pattern.CASE_INSENSITIVE);
        private static final Pattern LANGUAGE_TAG = Pattern.compile(
                "(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})" // language
                        + "(?:-[a-z]{4})?" // script
                        + "(?:-(?:[a-z]{2}|[0-9]{3}))?" // region
                        + "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*" // variants
                        + "(?:-[a-wy-z](?:-[a-z0-9]{2,8})+)*" // extensions
                        + "(?:-x(?:-[a-z0-9]{1,8})+)?", // private use
                Pattern.CASE_INSENSITIVE);

        private final Function<String, Optional<Wrong>> rule;

        Kind(Function<String, Optional<Wrong>> rule) {
            this.rule = rule;
        }

        /** Whether a text without faults follows the rule. */
        boolean accepts(String text) {
            return rule.apply(text).isEmpty();
        }

        /** What is wrong with a text without faults, or empty if it follows the rule. */
        Optional<Wrong> wrong(String text) {
            return rule.apply(text);
        }

        private static Optional<Wrong> wrongName(String text) {
            var stranger = Wrong.first("nameCharacter", text, (point, at) -> !isPartOfName(point));
            if (stranger.isPresent()) {
                return stranger;
            }
            if (LINK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).replace('。', '.'))
                    .find()) {
                return Wrong.as("nameLink");
            }
            return text.codePoints().anyMatch(CodePoints::isLetter) ? Optional.empty() : Wrong.as("name");
        }

        private static boolean isPartOfName(int point) {
            return CodePoints.isLetter(point)
                    || CodePoints.isDigit(point)
                    || CodePoints.isSpace(point)
                    || CodePoints.isJoiner(point)
                    // Of ancient kings. An enclosing mark is refused: it turns a digit into the picture of a key.
                    || Character.getType(point) == Character.LETTER_NUMBER
                    || (CodePoints.isMark(point) && Character.getType(point) != Character.ENCLOSING_MARK)
                    || Character.getType(point) == Character.DASH_PUNCTUATION
                    || NAME_PUNCTUATION.indexOf(point) >= 0
                    || isFullWidth(point)
                    || isPunctuationOfOneScript(point);
        }

        private static boolean isFullWidth(int point) {
            return point > 0xFF00 && point <= 0xFF5E && NAME_PUNCTUATION.indexOf(point - 0xFEE0) >= 0;
        }

        /** As between the syllables of Tibetan, after an abbreviation in Devanagari, or between words in Ethiopic. */
        private static boolean isPunctuationOfOneScript(int point) {
            return Character.getType(point) == Character.OTHER_PUNCTUATION && !SHARED.contains(UnicodeScript.of(point));
        }

        private static final Set<UnicodeScript> SHARED =
                EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.LATIN, UnicodeScript.UNKNOWN);

        /** In the order in which people can mend it. */
        private static Optional<Wrong> wrongEmail(String text) {
            if (CanonicalEmail.of(text).isPresent()) {
                return Optional.empty();
            }
            var at = text.indexOf('@');
            if (at < 0) {
                return Wrong.as("emailAt");
            }
            var space = Wrong.first("emailSpace", text, (point, place) -> CodePoints.isSpace(point));
            if (space.isPresent()) {
                return space;
            }
            if (text.indexOf('@', at + 1) >= 0) {
                return Wrong.as("emailTwo");
            }
            var local = text.substring(0, at);
            if (text.contains("..") || local.startsWith(".") || local.endsWith(".") || text.endsWith(".")) {
                return Wrong.as("emailDots");
            }
            var stranger = Wrong.first("emailCharacter", text, (point, place) -> place < at && !isOfLocalPart(point));
            if (stranger.isPresent()) {
                return stranger;
            }
            return Wrong.as(CanonicalEmail.of("a" + text.substring(at)).isEmpty() ? "emailDomain" : "email");
        }

        private static boolean isOfLocalPart(int point) {
            return point > ' '
                            && point < 0x7F
                            && CanonicalEmail.of("a" + (char) point + "a@example.org")
                                    .isPresent()
                    || point == '.';
        }

        private static Optional<Wrong> wrongPhoneNumber(String text) {
            if (SPREADSHEET_NUMBER.matcher(text).matches()) {
                return Wrong.as("phoneRounded");
            }
            var stranger = Wrong.first(
                    "phoneCharacter",
                    text,
                    (point, at) -> isPlus(point) ? !startsNumber(text, at) : !isPartOfPhoneNumber(point));
            return stranger.isPresent()
                            || text.codePoints().filter(CodePoints::isDigit).count() >= FEWEST_PHONE_DIGITS
                    ? stranger
                    : Wrong.as("phone");
        }

        private static boolean isPlus(int point) {
            return point == '+' || point == '＋';
        }

        /** Not between digits, nor twice in a row: somebody may write two numbers, but nobody adds them up. */
        private static boolean startsNumber(String text, int at) {
            var before = at == 0 ? ' ' : text.codePointBefore(at);
            var after = text.substring(at + 1).replaceFirst("^[\\s(\\[\\p{Z}\\p{Pd}]+", "");
            return !CodePoints.isDigit(before)
                    && !isPlus(before)
                    && !after.isEmpty()
                    && CodePoints.isDigit(after.codePointAt(0));
        }

        private static boolean isPartOfPhoneNumber(int point) {
            return CodePoints.isDigit(point)
                    || CodePoints.isLetter(point)
                    || CodePoints.isMark(point)
                    || CodePoints.isSpace(point)
                    || Character.getType(point) == Character.DASH_PUNCTUATION
                    || PHONE_SIGNS.indexOf(point) >= 0
                    || (point > 0xFF00 && point <= 0xFF5E && PHONE_SIGNS.indexOf(point - 0xFEE0) >= 0);
        }

        /** The length is checked first: a pattern with repeated groups exhausts the stack on a long text. */
        private static boolean isLanguageTag(String text) {
            return text.length() <= LONGEST_LANGUAGE_TAG
                    && LANGUAGE_TAG.matcher(text).matches();
        }
    }

    /**
     * What breaks a rule.
     *
     * @param code the code of the violation
     * @param place of the character that does, counted from 1; 0 if it is not one character
     * @param sign that character if it may be repeated, as punctuation may; otherwise empty text
     */
    record Wrong(String code, int place, String sign) {

        private static final Pattern TEMPLATE = Pattern.compile("\\{form\\.(\\w+)(?::(\\d+):(\\d+))?}");

        static Optional<Wrong> as(String code) {
            return Optional.of(new Wrong(code, 0, ""));
        }

        static Optional<Wrong> first(String code, String text, BiPredicate<Integer, Integer> wrong) {
            for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                if (wrong.test(text.codePointAt(at), at)) {
                    return Optional.of(
                            new Wrong(code, TextFault.place(text, at), Character.toString(text.codePointAt(at))));
                }
            }
            return Optional.empty();
        }

        /** The template of the violation, from which {@link #of} reads it again. */
        String template() {
            return place == 0
                    ? "{form." + code + "}"
                    : "{form." + code + ":" + place + ":" + (sign.isEmpty() ? 0 : sign.codePointAt(0)) + "}";
        }

        static Wrong of(String template) {
            var parts = TEMPLATE.matcher(template);
            if (!parts.matches()) {
                throw new IllegalArgumentException("This is no template of a form: " + template);
            }
            return parts.group(2) == null
                    ? new Wrong(parts.group(1), 0, "")
                    : new Wrong(
                            parts.group(1), Integer.parseInt(parts.group(2)), sign(Integer.parseInt(parts.group(3))));
        }

        /** A single sign that is neither letter nor digit tells nothing of the person (I10). */
        private static String sign(int point) {
            return point > ' '
                            && !Character.isLetterOrDigit(point)
                            && !CodePoints.isMark(point)
                            && !CodePoints.isSpace(point)
                    ? Character.toString(point)
                    : "";
        }
    }

    /** Reports each fault with its own code and place; without a fault, what breaks the rule of the kind. */
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
            var faults = TextFault.places(value);
            var wrong = faults.isEmpty() ? kind.wrong(value) : Optional.<Wrong>empty();
            if (faults.isEmpty() && wrong.isEmpty()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            wrong.ifPresent(found -> report(found, context));
            faults.forEach((fault, place) -> report(new Wrong(fault.code(), place, ""), context));
            return false;
        }

        private static void report(Wrong wrong, ConstraintValidatorContext context) {
            context.buildConstraintViolationWithTemplate(wrong.template()).addConstraintViolation();
        }
    }
}
