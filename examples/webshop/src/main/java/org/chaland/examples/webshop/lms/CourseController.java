package org.chaland.examples.webshop.lms;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A course of the LMS: for those who are in it, and those who teach it. */
@Controller
@PartOfTheDemoLms
class CourseController {

    private final Courses courses;

    CourseController(Courses courses) {
        this.courses = courses;
    }

    @GetMapping("/lms/courses/{course}")
    ModelAndView course(@PathVariable String course, HttpServletRequest request) {
        if (!courses.has(course)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var person = LmsSession.person(request);
        if (person.isEmpty()) {
            return new ModelAndView("redirect:/lms/sign-in");
        }
        var teaches = courses.taught(person.get()).contains(course);
        var open = teaches || courses.holds(person.get(), course);
        return new ModelAndView("lms/course", open ? HttpStatus.OK : HttpStatus.FORBIDDEN)
                .addObject("open", open)
                .addObject("teaches", teaches)
                .addObject("course", course);
    }
}
