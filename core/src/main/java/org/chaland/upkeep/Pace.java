package org.chaland.upkeep;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.linking.TaskResult;
import org.chaland.model.Account;
import org.chaland.model.Task;
import org.chaland.spi.Limit;
import org.chaland.spi.ShopRules;

/**
 * Keeps a run to the rate at which a provider may be asked, so that a backlog is not the next outage. What is too early is put off
 * to when its turn comes, one after the other: it is written once, and not looked at again in each run until then.
 */
final class Pace {

    private final Parts parts;
    private final Optional<Limit> limit;
    private final Map<String, Integer> putOff = new HashMap<>();

    Pace(Parts parts, Optional<Limit> limit) {
        this.parts = parts;
        this.limit = limit;
    }

    /** Whether the task may be begun now; if so, it has taken a permit. */
    boolean allows(Task task) {
        var asked = limit.flatMap(any -> issuer(task));
        return asked.isEmpty() || parts.throttle().allows(limit.get(), asked.get());
    }

    /** Not an attempt: neither the count of them nor their pauses grow. Empty if another worker has the task. */
    Optional<TaskResult> putOff(Task task) {
        var turn = putOff.merge(issuer(task).orElseThrow(), 1, Integer::sum);
        var waiting = TaskResult.retry("paced");
        var later = task.toBuilder()
                .nextAttemptAt(parts.now().plus(limit.orElseThrow().perPermit().multipliedBy(turn)))
                .reason(Optional.of("paced"))
                .build();
        return parts.storage().tasks().update(later) ? Optional.of(waiting) : Optional.empty();
    }

    private Optional<String> issuer(Task task) {
        return switch (task.kind()) {
            case PROVISION, INVITE, GRANT_SUPPORT, REVOKE_SUPPORT, END_ACCOUNT, ERASE_ACCOUNT, UPDATE_PROFILE ->
                task.account()
                        .map(Account::issuer)
                        .or(() -> parts.shops().find(task.shop()).flatMap(ShopRules::learningIssuer));
            case WRITE, TELL, MAIL_CLAIM_CODE -> Optional.empty();
        };
    }
}
