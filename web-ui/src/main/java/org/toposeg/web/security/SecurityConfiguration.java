package org.toposeg.web.security;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.toposeg.web.failure.FailureAnswer;

/** Views ask for a login page; programs that call {@code /api} without one are told 401. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    /** Nothing of the page needs a device of the person's. */
    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api", "/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole(Role.READER))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, failure) -> answer(response, HttpStatus.UNAUTHORIZED))
                        .accessDeniedHandler((request, response, failure) -> answer(response, HttpStatus.FORBIDDEN)))
                // Reports are shown within our own pages. What the volumes say of caching stays.
                .headers(headers -> common(headers).frameOptions(frame -> frame.sameOrigin()))
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, RequestUtil vaadin, LoginAnswers answers, LoginRecord record)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/viewer/**", "/toposeg.css", "/toposeg.svg")
                        .permitAll())
                .headers(headers -> atOnce(common(headers)))
                // Before the form: it must know of the view when it is set up, or it shows a page of its own.
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        configurer -> configurer
                                .loginView(LoginView.class)
                                .enableCsrfConfiguration(false)
                                // Each view says who may open it; an address without one is answered with 404, not 403.
                                .anyRequest(AuthorizedUrl::authenticated)
                                .addLogoutHandler(recorded(record)))
                .formLogin(login -> login.failureHandler(answers::failed))
                .exceptionHandling(failures -> failures.accessDeniedHandler(answers::denied))
                // The framework's own requests carry its own token; it would spare the login form one, too.
                .csrf(csrf -> csrf.ignoringRequestMatchers(vaadin::isFrameworkInternalRequest))
                .build();
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.DATA))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                // Sent over TLS only. Other servers of the domain are not ours to decide on.
                .httpStrictTransportSecurity(tls -> tls.includeSubDomains(false));
    }

    /**
     * Written before the page: the server ends a forwarded answer, as the framework's are, without asking who still has
     * headers to add. Whoever serves what may be kept replaces the word on caching.
     */
    private static void atOnce(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"))
                .withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                    @Override
                    public <F extends HeaderWriterFilter> F postProcess(F filter) {
                        filter.setShouldWriteHeadersEagerly(true);
                        return filter;
                    }
                });
    }

    private static LogoutHandler recorded(LoginRecord record) {
        return (HttpServletRequest request, HttpServletResponse response, Authentication person) -> {
            if (person != null) {
                record.add(LoginRecord.Event.LOG_OUT, person.getName(), request.getRemoteAddr());
            }
        };
    }

    private static void answer(HttpServletResponse response, HttpStatus status) throws IOException {
        FailureAnswer.of(status, null).send(response, status);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
