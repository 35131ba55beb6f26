package org.chaland.checkout;

import static java.util.stream.Collectors.groupingBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaland.form.Checked;
import org.chaland.form.ContactFormCheck;
import org.chaland.form.FormRules;
import org.chaland.form.Violation;
import org.chaland.internal.FormBase;
import org.chaland.internal.Parts;
import org.chaland.internal.ShopForms;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.prefill.Offer;
import org.chaland.prefill.Prefill;
import org.chaland.prefill.PrefillRules;
import org.chaland.prefill.Prefilled;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.PrefillSources;
import org.chaland.spi.ShopRules;

/** Makes the form: filled from what is known, or with what was typed and what is wrong with it. */
final class ContactSteps {

    private final Parts parts;
    private final Prefill prefill;
    private final ContactFormCheck check;
    private final ShopForms forms;

    ContactSteps(Parts parts, Prefill prefill, ContactFormCheck check) {
        this.parts = parts;
        this.prefill = prefill;
        this.check = check;
        this.forms = new ShopForms(parts, check);
    }

    /** What the shop asks, with the learning provider's limits. */
    FormRules rules(ShopId shop) {
        return forms.rules(shop);
    }

    /** What the shop's forms have in common. */
    ShopForms forms() {
        return forms;
    }

    /** All that is wrong with those details, and the details as they would be kept. */
    Checked check(Details typed, FormRules rules, Locale locale) {
        return check.check(typed, rules, locale);
    }

    /**
     * A form filled from what is known.
     *
     * @param record what the record holds that a submit will be merged with, the base of that merge
     * @param typed what was typed and not confirmed yet; a record that holds nothing else fills no form
     */
    ContactStep filled(
            ShopId shop, Visitor visitor, Details record, Details typed, Profiles.Asked asked, Locale locale) {
        var rules = rules(shop);
        var confirmed = record.equals(typed) ? Details.empty() : record;
        var sources = new PrefillSources(confirmed, asked.profile(), typed, defaults(parts.rules(shop), locale));
        var filled = new EnumMap<Field, Prefilled>(Field.class);
        var values = new EnumMap<Field, String>(Field.class);
        Stream.of(Field.values()).filter(rules::asks).forEach(field -> {
            filled.put(field, prefill.fill(field, sources));
            filled.get(field).value().ifPresent(value -> values.put(field, value));
        });
        var shown = Details.of(values);
        var wrong = asked.profile().equals(Details.empty())
                ? List.<Violation>of()
                : broughtAlong(check.check(shown, rules, locale).violations(), filled);
        return step(shop, rules, filled::get, shown, wrong, forms.base(record), visitor, asked.missing());
    }

    /** What the provider has got wrong: the visitor has not typed anything yet. */
    private static List<Violation> broughtAlong(List<Violation> violations, Map<Field, Prefilled> filled) {
        return violations.stream()
                .filter(violation -> filled.get(violation.field()).isFrom(PrefillRules.PROFILE))
                .toList();
    }

    /** A form with what was typed, and what is wrong with it. */
    ContactStep typedBack(Submission submission, Details typed, Profiles.Asked asked, List<Violation> violations) {
        var base = FormBase.read(submission.base()).map(FormBase::text).orElse("");
        return typedBack(submission, typed, asked, violations, base, Details.empty());
    }

    /** A form with what was typed, the record's present values offered beside it. */
    ContactStep conflicting(Submission submission, Details typed, Profiles.Asked asked, Details current) {
        return typedBack(submission, typed, asked, List.of(), forms.base(current), current);
    }

    private ContactStep typedBack(
            Submission submission,
            Details typed,
            Profiles.Asked asked,
            List<Violation> violations,
            String base,
            Details offered) {
        Function<Field, Prefilled> fill = field -> new Prefilled(
                typed.get(field),
                typed.get(field).map(value -> PrefillRules.TYPED.name()),
                field == Field.EMAIL && asked.lockedEmail().isPresent(),
                offered
                        .get(field)
                        .filter(value -> !typed.get(field).equals(Optional.of(value)))
                        .map(value -> new Offer(value, PrefillRules.RECORD.name()))
                        .stream()
                        .toList());
        return step(
                submission.shop(),
                rules(submission.shop()),
                fill,
                typed,
                violations,
                base,
                submission.visitor(),
                asked.missing());
    }

    private ContactStep step(
            ShopId shop,
            FormRules rules,
            Function<Field, Prefilled> fill,
            Details values,
            List<Violation> violations,
            String base,
            Visitor visitor,
            boolean profileMissing) {
        var wrong = violations.stream().collect(groupingBy(Violation::field));
        var fields = Stream.of(Field.values())
                .filter(rules::asks)
                .map(field -> new FormField(
                        field,
                        fill.apply(field),
                        rules.isRequired(field, values),
                        rules.maxLength(field),
                        wrong.getOrDefault(field, List.of())))
                .toList();
        // To whoever stands there for themselves and has not signed in yet.
        var signIn = visitor instanceof Visitor.Anonymous;
        return new ContactStep(
                fields,
                base,
                rules.countries(),
                signIn ? parts.rules(shop).signInIssuers() : List.of(),
                signIn ? passwordIssuers(shop) : List.of(),
                profileMissing);
    }

    /** Nobody is asked for a password that no provider could check. */
    private List<String> passwordIssuers(ShopId shop) {
        return parts.rules(shop).passwordSignInIssuers().stream()
                .filter(issuer ->
                        parts.providers().find(issuer, PasswordSignIn.class).isPresent())
                .toList();
    }

    private static Details defaults(ShopRules rules, Locale locale) {
        var contact = Contact.builder().language(Languages.of(locale, rules));
        rules.defaultCountry().ifPresent(contact::country);
        return Details.of(contact.build());
    }
}
