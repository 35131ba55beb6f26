package org.chaland.examples.webshop.staff;

import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is not done: what needs somebody comes first, with the buttons by which it goes on. */
@Controller
class TasksController {

    private final Chaland chaland;
    private final AfterCommit afterCommit;

    TasksController(Chaland chaland, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.afterCommit = afterCommit;
    }

    @GetMapping("/staff/tasks")
    String waiting(
            @RequestParam Optional<String> after,
            Staff staff,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        var place = after.flatMap(Task.Place::parse);
        var tasks = chaland.backOffice().waitingTasks(staff, place, locale);
        if (Pages.isCutOff(tasks, after) || place.isEmpty() && after.isPresent()) {
            return Pages.first("/staff/tasks", redirect);
        }
        model.addAttribute("tasks", tasks);
        model.addAttribute("counts", chaland.upkeep().waiting(staff.shop()));
        model.addAttribute("first", place.isEmpty());
        return "staff/tasks";
    }

    /** The tasks are run by the next upkeep: they may be many. */
    @PostMapping("/staff/tasks/run-all-again")
    String runAllAgain(@RequestParam(defaultValue = "") String reason, Staff staff, RedirectAttributes redirect) {
        var begun = 0;
        var after = Optional.of(Task.Place.START);
        while (after.isPresent() && begun < BackOffice.MOST_TOGETHER) {
            var answer = chaland.backOffice()
                    .runAllAgain(staff, reason, after.get())
                    .toOptional()
                    .orElseThrow();
            begun += answer.tasks();
            after = answer.next();
        }
        var notice = after.isPresent() ? "staff.runAllAgain.MORE" : "staff.runAllAgain.BEGUN";
        Notices.next(redirect, begun > 0 ? notice : "staff.runAllAgain.NONE");
        return "redirect:/staff/tasks";
    }

    @PostMapping("/staff/tasks/run-again")
    String runAgainFromList(@RequestParam(defaultValue = "") String key, Staff staff, RedirectAttributes redirect) {
        Notices.next(redirect, runAgain(key, staff));
        return "redirect:/staff/tasks";
    }

    @PostMapping("/staff/customers/{customer}/run-again")
    String runAgainFromCustomer(
            @RequestParam(defaultValue = "") String key,
            @PathVariable CustomerId customer,
            Staff staff,
            RedirectAttributes redirect) {
        return CustomerController.goTo(customer, runAgain(key, staff), redirect);
    }

    /** The provider is asked outside the transaction in which the task was opened again. */
    private String runAgain(String key, Staff staff) {
        var outcome = chaland.backOffice().runAgain(staff, key);
        outcome.toOptional().ifPresent(afterCommit::runFor);
        return "staff.runAgain." + outcome.refusal().map(Enum::name).orElse("BEGUN");
    }
}
