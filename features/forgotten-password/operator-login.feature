Feature: Operators log in
  A shop opens with an operator's password, and a new cashier mistypes it.
  The terminal must refuse a wrong one clearly and lock after three, but never lock out the colleague beside.

  Background:
    Given a terminal with nobody logged in

  @B1
  Scenario: The delivered password lets the cashier in, a wrong one does not
    When the cashier logs in with the wrong password
    Then the terminal says that the password is wrong
    When the cashier logs in with the delivered password
    Then the terminal is open for sales

  @B1
  Scenario: Three wrong passwords lock that operator and no other
    When the cashier logs in with the wrong password 3 times
    Then the terminal says that the operator is locked
    When the cashier logs in with the delivered password
    Then the terminal says that the operator is locked
    When the second cashier logs in with the delivered password
    Then the terminal is open for sales
