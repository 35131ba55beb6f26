package org.chaland.examples.webshop.lms;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The support area, as a course would be in a real LMS: for members only. */
@Controller
@PartOfTheDemoLms
class SupportAreaController {

    private final SupportMembers members;

    SupportAreaController(SupportMembers members) {
        this.members = members;
    }

    @GetMapping("/lms/support")
    ModelAndView area(HttpServletRequest request) {
        var person = LmsSession.person(request);
        if (person.isEmpty()) {
            return new ModelAndView("redirect:/lms/sign-in");
        }
        var open = members.holds(person.get());
        return new ModelAndView("lms/support", open ? HttpStatus.OK : HttpStatus.FORBIDDEN).addObject("open", open);
    }
}
