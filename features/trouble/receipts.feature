Feature: Receipts
  A cardholder who disputes a payment is answered with the receipt, and a merchant without one pays the bill.
  It must tell the payment as the bank has it, ask for a signature where no PIN was given, keep the card's secrets, and be there again after the paper or the power was gone.

  @D8 @needs-printer
  Scenario: A sale with a PIN prints two copies without a signature line
    Given a terminal ready for sales
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
    And the receipts for merchant and cardholder show the sale of 12.00 on the everyday debit card
    And no receipt has a signature line
    And no receipt shows the PIN or the full number of the everyday debit card
    And the receipts do not say that they are printed again

  @D8 @needs-printer @needs-contactless
  Scenario: A tap without a PIN asks for the signature
    Given a terminal ready for sales
    When the cardholder taps the second debit card for 8.80
    Then the terminal approves 8.80
    And the receipts for merchant and cardholder show the sale of 8.80 on the second debit card
    And the merchant's receipt has a signature line
    And no receipt shows the PIN or the full number of the second debit card

  @D8 @needs-printer
  Scenario: A declined sale prints nothing
    Given a terminal ready for sales
    When the cardholder tries to pay 20.00 with the low balance card and the right PIN
    Then the terminal shows code 51
    And no receipt is printed

  @D8 @needs-printer @needs-contactless @needs-hand-inside
  Scenario: The paper is out, and the receipt is printed when there is paper again
    Given a terminal ready for sales
    When the cardholder taps the everyday debit card for 5.00
    Then the terminal approves 5.00
    Given the printer has no paper
    When the cardholder taps the everyday debit card for 6.00
    Then the terminal approves 6.00
    And the terminal says that its paper is out
    And no receipt is printed
    When the cashier has the last receipt printed again
    Then the terminal says that its paper is out
    When there is paper in the printer again
    And the cashier has the last receipt printed again
    Then the receipts for merchant and cardholder show the sale of 6.00 on the everyday debit card
    And the receipts say that they are printed again
    And the merchant's receipt has a signature line

  @D8 @needs-printer @needs-contactless
  Scenario: The receipt can be printed again after the power was gone
    Given a terminal ready for sales
    When the cardholder taps the everyday debit card for 7.00
    Then the terminal approves 7.00
    When the terminal goes dark
    And the terminal has power again
    And the cashier switches the terminal on
    And the cashier logs in with the delivered password
    And the cashier has the last receipt printed again
    Then the receipts for merchant and cardholder show the sale of 7.00 on the everyday debit card
    And the receipts say that they are printed again
