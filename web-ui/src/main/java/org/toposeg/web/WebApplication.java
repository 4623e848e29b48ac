package org.toposeg.web;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The web application; started by the commands {@code serve} and {@code demo}. */
@SpringBootApplication(proxyBeanMethods = false)
public class WebApplication {}
