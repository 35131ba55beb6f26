package org.chaland.claim;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.Task;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.chaland.text.Messages;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;

/**
 * Makes the code of a claim and mails it: to the address that is stored with the oldest of the records, in that record's language.
 * Each attempt makes another code, since of the one before nobody knows whether it arrived; tries stay counted.
 *
 * <p>For {@link org.chaland.Chaland}. Nobody else can name the types that it is made of.
 */
@SuppressWarnings("exports")
public final class ClaimMail implements TaskHandler {

    private static final String TOPIC = "claim-code";

    /** A code that comes later than this is expected by nobody. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Parts parts;
    private final Optional<MessageSender> sender;
    private final Messages messages;
    private final ClaimedRecords records;

    /** Mails through that sender, or not at all if there is none. */
    public ClaimMail(Parts parts, Optional<MessageSender> sender, Messages messages) {
        this.parts = parts;
        this.sender = sender;
        this.messages = messages;
        records = new ClaimedRecords(parts.storage());
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        if (sender.isEmpty()) {
            return () -> TaskResult.notNeeded("no-sender");
        }
        var claim = find(task);
        if (claim.isEmpty() || claim.get().requestedAt().plus(PATIENCE).isBefore(parts.now())) {
            return () -> TaskResult.notNeeded("claim-over");
        }
        var record = records.of(claim.get())
                .flatMap(id -> parts.storage().customers().find(task.shop(), id).stream())
                .filter(found -> ClaimedRecords.include(claim.get(), found))
                .findFirst();
        if (record.isEmpty()) {
            return () -> TaskResult.notNeeded("no-record");
        }
        var code = ClaimCode.random(parts.ids());
        if (!Rounds.untilWon(task.shop(), () -> keep(task, code))) {
            return () -> TaskResult.notNeeded("claim-over");
        }
        sender.get().send(compose(claim.get(), record.get(), code));
        return TaskResult::done;
    }

    private Optional<Claim> find(Task task) {
        return parts.storage().claims().find(task.shop(), task.claim().orElseThrow());
    }

    /** Whether the claim is still there; empty if it was answered meanwhile, so that another round is worth it. */
    private Optional<Boolean> keep(Task task, ClaimCode code) {
        var claim = find(task);
        if (claim.isEmpty()) {
            return Optional.of(false);
        }
        var made = new Claim.Code(code.hash(claim.get().id()), parts.now());
        var written = parts.storage()
                .claims()
                .update(claim.get().toBuilder().code(Optional.of(made)).build());
        return written ? Optional.of(true) : Optional.empty();
    }

    /** Under an id of its own each time: a sender that drops what it has sent before would drop the only code that counts. */
    private Message compose(Claim claim, Customer record, ClaimCode code) {
        var rules = parts.rules(claim.shop());
        var contact = record.details().contact();
        var language = contact.language().orElse(rules.defaultLanguage());
        var locale = Locale.forLanguageTag(language);
        var values = Map.of(
                "shop", rules.address().map(URI::getHost).orElse(claim.shop().value()),
                "issuer", host(claim.account().issuer()),
                "code", code.shown());
        return new Message(
                parts.ids().uuid(),
                claim.shop(),
                record.id(),
                TOPIC,
                contact.email().orElseThrow(),
                language,
                messages.text("mail." + TOPIC + ".subject", locale, values),
                messages.text("mail." + TOPIC + ".text", locale, values));
    }

    /** Where the account is, in short; an issuer is an address, but need not be. */
    private static String host(String issuer) {
        try {
            return Optional.ofNullable(URI.create(issuer).getHost()).orElse(issuer);
        } catch (IllegalArgumentException noAddress) {
            return issuer;
        }
    }
}
