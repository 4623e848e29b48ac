/**
 * What a person or a program asks for, without terminal or web: segmenting, training, evaluating, calibrating, comparing.
 * Wrong requests are told apart from failed work ({@link org.toposeg.workflow.InvalidRequestException}); progress and the
 * wish to stop pass through small interfaces.
 */
package org.toposeg.workflow;
