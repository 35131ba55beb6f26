package org.chaland.model;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Internationalised domain names in the form in which mail is sent to them: A-labels by UTS 46, non-transitional (RFC 5891). Own code,
 * because {@code java.net.IDN} follows the rules of 2003, by which {@code straße.de} is another owner's domain, and because what is
 * computed here is compared for ever (I14): a library whose tables change with its version would change it too.
 *
 * <p>Accepted are letters, marks and ASCII digits of {@link #RANGES}, in which Unicode has added nothing since version 11, hence the same
 * on every JDK. Capitals become small letters. Refused is what the standard would replace in another way, or allows beside certain other
 * characters only: joiners, full-width and compatibility forms, middle dots.
 */
final class DomainName {

    /** Pairs of first and last: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Indic scripts, Thai, Georgian, Hangul, kana, Han. */
    private static final int[] RANGES = {
        0x00DF, 0x00F6, 0x00F8, 0x024F, 0x0300, 0x033F, 0x0370, 0x03FF, 0x0400, 0x052F, 0x0561, 0x0586, 0x05D0, 0x05EA,
                0x0620, 0x063F,
        0x0641, 0x0655, 0x0671, 0x06D3, 0x0900, 0x0963, 0x0980, 0x09E3, 0x0A01, 0x0A4D, 0x0A81, 0x0ACD, 0x0B01, 0x0B4D,
                0x0B82, 0x0BCD,
        0x0C80, 0x0CCD, 0x0D81, 0x0DDF, 0x0E01, 0x0E3A, 0x0E40, 0x0E4E, 0x10D0, 0x10FA, 0x1E00, 0x1EFF, 0x3005, 0x3007,
                0x3041, 0x3096,
        0x309D, 0x309E, 0x30A1, 0x30FA, 0x30FC, 0x30FE, 0x3400, 0x4DB5, 0x4E00, 0x9FEF, 0xAC00, 0xD7A3
    };

    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private static final String PREFIX = "xn--";
    private static final int LONGEST_LABEL = 63;

    private DomainName() {}

    /** The domain with A-labels, letters of ASCII labels as they are, or empty if a label is not accepted. */
    static Optional<String> ascii(String domain) {
        if (isAscii(domain)) {
            return Optional.of(domain);
        }
        var labels = new ArrayList<String>();
        var rightToLeft = domain.codePoints().anyMatch(DomainName::isRightToLeft);
        for (var label : domain.split("\\.", -1)) {
            var ascii = isAscii(label) ? Optional.of(label) : aLabel(label);
            if (ascii.isEmpty() || (rightToLeft && !obeysBidi(label))) {
                return Optional.empty();
            }
            labels.add(ascii.get());
        }
        return Optional.of(String.join(".", labels));
    }

    /**
     * The domain as people read it: A-labels that {@link #ascii} gives are decoded, all else stays. So do labels of several scripts, with
     * which somebody may pretend to be at another domain.
     */
    static String shown(String domain) {
        var labels = domain.split("\\.", -1);
        for (var i = 0; i < labels.length; i++) {
            if (labels[i].startsWith(PREFIX)) {
                var decoded =
                        Punycode.decode(labels[i].substring(PREFIX.length())).orElse(labels[i]);
                var readable = isOfOneScript(decoded)
                        && aLabel(decoded).filter(labels[i]::equals).isPresent();
                labels[i] = readable ? decoded : labels[i];
            }
        }
        return String.join(".", labels);
    }

    private static boolean isOfOneScript(String label) {
        var scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED));
        return scripts.size() <= 1 || JAPANESE.containsAll(scripts);
    }

    private static Optional<String> aLabel(String label) {
        var small = new StringBuilder();
        label.codePoints().map(DomainName::small).forEach(small::appendCodePoint);
        var mapped = Normalizer.normalize(small, Normalizer.Form.NFC);
        var points = mapped.codePoints().toArray();
        var accepted = points.length > 0
                && points.length <= LONGEST_LABEL
                && !isMark(points[0])
                && points[0] != '-'
                && points[points.length - 1] != '-'
                && !(points.length > 3 && points[2] == '-' && points[3] == '-')
                && mapped.codePoints().allMatch(DomainName::isAccepted)
                && marksFollowLetters(points);
        return accepted
                ? Optional.of(PREFIX + Punycode.encode(points)).filter(ascii -> ascii.length() <= LONGEST_LABEL)
                : Optional.empty();
    }

    private static boolean marksFollowLetters(int[] points) {
        for (var i = 1; i < points.length; i++) {
            if (isMark(points[i]) && !isMark(points[i - 1]) && !Character.isLetter(points[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /** The capital I with a dot stays, and is refused: its small form is two characters. */
    private static int small(int point) {
        return point == 0x0130 ? point : Character.toLowerCase(point);
    }

    private static boolean isAccepted(int point) {
        if (point < 0x80) {
            return point == '-' || (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z');
        }
        return isInRange(point) && (Character.isLetter(point) || isMark(point) || point == 0x3007) && isStable(point);
    }

    private static boolean isStable(int point) {
        var text = Character.toString(point);
        return Character.toLowerCase(point) == point && Normalizer.isNormalized(text, Normalizer.Form.NFKC);
    }

    private static boolean isInRange(int point) {
        for (var i = 0; i < RANGES.length; i += 2) {
            if (RANGES[i] <= point && point <= RANGES[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** RFC 5893, section 2, in a stricter form: no label of both directions, and none that begins or ends with a digit beside one. */
    private static boolean obeysBidi(String label) {
        var points = label.codePoints().toArray();
        if (points.length == 0) {
            return false;
        }
        var rightToLeft = isRightToLeft(points[0]);
        for (var point : points) {
            if (point != '-' && !isNeutralMark(point) && isRightToLeft(point) != rightToLeft) {
                return false;
            }
        }
        return rightToLeft || (Character.isLetter(points[0]) && Character.isLetter(points[points.length - 1]));
    }

    private static boolean isRightToLeft(int point) {
        var direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean isNeutralMark(int point) {
        return Character.getDirectionality(point) == Character.DIRECTIONALITY_NONSPACING_MARK;
    }

    private static boolean isMark(int point) {
        var type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** RFC 3492. The names of variables are those of the standard. */
    private static final class Punycode {

        private static final int BASE = 36;
        private static final int T_MIN = 1;
        private static final int T_MAX = 26;
        private static final int SKEW = 38;
        private static final int DAMP = 700;
        private static final int INITIAL_BIAS = 72;
        private static final int INITIAL_N = 0x80;
        private static final int LONGEST = 63;

        private Punycode() {}

        static String encode(int[] points) {
            var out = new StringBuilder();
            for (var point : points) {
                if (point < INITIAL_N) {
                    out.append((char) point);
                }
            }
            var basic = out.length();
            var handled = basic;
            if (basic > 0) {
                out.append('-');
            }
            var n = INITIAL_N;
            var delta = 0;
            var bias = INITIAL_BIAS;
            while (handled < points.length) {
                var next = Integer.MAX_VALUE;
                for (var point : points) {
                    next = point >= n ? Math.min(next, point) : next;
                }
                delta += (next - n) * (handled + 1);
                n = next;
                for (var point : points) {
                    delta += point < n ? 1 : 0;
                    if (point == n) {
                        var q = delta;
                        for (var k = BASE; q >= threshold(k, bias); k += BASE) {
                            var t = threshold(k, bias);
                            out.append(digit(t + (q - t) % (BASE - t)));
                            q = (q - t) / (BASE - t);
                        }
                        out.append(digit(q));
                        bias = adapt(delta, handled + 1, handled == basic);
                        delta = 0;
                        handled++;
                    }
                }
                delta++;
                n++;
            }
            return out.toString();
        }

        /** Empty if that is no Punycode; bounded by the length of a label. */
        static Optional<String> decode(String text) {
            var end = text.lastIndexOf('-');
            var out = new StringBuilder(text.substring(0, Math.max(end, 0)));
            if (text.length() > LONGEST) {
                return Optional.empty();
            }
            var count = out.length();
            long n = INITIAL_N;
            long i = 0;
            var bias = INITIAL_BIAS;
            for (var at = end + 1; at < text.length(); ) {
                var old = i;
                var weight = 1L;
                for (var k = BASE; ; k += BASE) {
                    var value = at < text.length() ? Character.digit(text.charAt(at++), BASE) : -1;
                    var digit = value < 0 ? -1 : (value + T_MAX) % BASE;
                    if (digit < 0 || weight > Integer.MAX_VALUE) {
                        return Optional.empty();
                    }
                    i += digit * weight;
                    var t = threshold(k, bias);
                    if (digit < t) {
                        break;
                    }
                    weight *= BASE - t;
                }
                count++;
                if (i > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                bias = adapt((int) (i - old), count, old == 0);
                n += i / count;
                i %= count;
                if (n > Character.MAX_CODE_POINT) {
                    return Optional.empty();
                }
                out.insert(out.offsetByCodePoints(0, (int) i), Character.toChars((int) n));
                i++;
            }
            return Optional.of(out.toString());
        }

        private static int threshold(int k, int bias) {
            return Math.max(T_MIN, Math.min(T_MAX, k - bias));
        }

        private static int adapt(int delta, int points, boolean first) {
            var d = first ? delta / DAMP : delta / 2;
            d += d / points;
            var k = 0;
            for (; d > (BASE - T_MIN) * T_MAX / 2; k += BASE) {
                d /= BASE - T_MIN;
            }
            return k + (BASE - T_MIN + 1) * d / (d + SKEW);
        }

        /** a to z, then 0 to 9. */
        private static char digit(int value) {
            return (char) (value < T_MAX ? 'a' + value : '0' + value - T_MAX);
        }
    }
}
