package org.chaland.internal;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.chaland.form.Checked;
import org.chaland.form.ContactFormCheck;
import org.chaland.form.FormRules;
import org.chaland.form.Violation;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.IdentityProvider;

/** What the forms of a shop have in common, whoever fills them in: what they ask for, the check, and the merge with the record. */
public final class ShopForms {

    private final Parts parts;
    private final ContactFormCheck check;

    /** Forms of the shops that those parts know. */
    public ShopForms(Parts parts, ContactFormCheck check) {
        this.parts = parts;
        this.check = check;
    }

    /** What the shop asks, with the learning provider's limits. */
    public FormRules rules(ShopId shop) {
        var rules = parts.rules(shop);
        Map<Field, Integer> limits = rules.learningIssuer()
                .flatMap(parts.providers()::find)
                .map(IdentityProvider::fieldLimits)
                .orElse(Map.of());
        return FormRules.of(rules, limits);
    }

    /** All that is wrong with those details, and the details as they would be kept. */
    public Checked check(ShopId shop, Details typed, Locale locale) {
        return check.check(typed, rules(shop), locale);
    }

    /** {@link FormBase} of a record, as text. */
    public String base(Details record) {
        return FormBase.of(record, parts.ids().bytes(Long.BYTES)).text();
    }

    /**
     * Joins what was typed with what the record has become meanwhile (I8).
     *
     * @param base of the form that was shown, as it came back
     * @param typed checked
     * @param leaves fields that stay as they are on the record although the form asks for them
     */
    public ThreeWayMerge merge(
            ShopId shop, String base, Details typed, Details current, Predicate<Field> leaves, Locale locale) {
        var rules = rules(shop);
        var merge = ThreeWayMerge.of(
                FormBase.read(base), typed, current, field -> rules.asks(field) && !leaves.test(field));
        return merge.conflicts().isEmpty() && !merge.merged().equals(typed) ? checked(shop, merge, locale) : merge;
    }

    /** Each edit was fine by itself; together they may not be, such as half an invoicing identity. */
    private ThreeWayMerge checked(ShopId shop, ThreeWayMerge merge, Locale locale) {
        var wrong = check(shop, merge.merged(), locale).violations().stream()
                .map(Violation::field)
                .distinct()
                .toList();
        return wrong.isEmpty() ? merge : new ThreeWayMerge(merge.merged(), wrong);
    }
}
